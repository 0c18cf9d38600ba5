import { type IHookFunctions, NodeOperationError } from 'n8n-workflow';
import { failureBehind } from '../failure';
import { readCallerGuard } from './callerGuard';
import { describeFailure } from './failureSentences';

/**
 * Looks at who may deliver when the trigger is switched on: later there is nobody to tell that its
 * fields are unusable.
 *
 * @throws NodeOperationError by which n8n leaves it switched off, and says why
 */
export function openTrigger(context: IHookFunctions): true {
	try {
		readCallerGuard(context);
		return true;
	} catch (error) {
		const { message, description } = describeFailure(failureBehind(error), 'The provider');
		throw new NodeOperationError(context.getNode(), message, { description });
	}
}
