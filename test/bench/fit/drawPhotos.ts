import { answerTasks } from '../freshProcess';
import { drawPhotos } from './photos';

answerTasks(async ({ folder }: { readonly folder: string }) => await drawPhotos(folder));
