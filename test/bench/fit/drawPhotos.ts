import { answerTasks } from '../../harness/processes/freshProcess';
import { drawPhotos } from './photos';

answerTasks(async ({ folder }: { readonly folder: string }) => await drawPhotos(folder));
