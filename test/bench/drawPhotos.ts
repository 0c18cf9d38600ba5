import { answerTasks } from './freshProcess';
import { drawPhotos, type Photo } from './photos';

answerTasks<{ readonly folder: string }, readonly Photo[]>(
	async ({ folder }) => await drawPhotos(folder),
);
