import { answerTasks } from '../../../harness/processes/freshProcess';
import { postAll } from './postAll';

answerTasks(postAll);
