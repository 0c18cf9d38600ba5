import { argosBatchResults, argosBatchSubmit } from './argosBatch';
import { argosWait } from './argosWait';
import { decisionLog } from './decisionLog/decisionLog';
import { errorAlert } from './errorAlert';
import { folderReport } from './folderReport';
import { humanApproval } from './humanApproval';
import { kycChain } from './kycChain';
import { retakeLoop } from './retakeLoop';
import { reusedImage } from './reusedImage';
import type { Scenario } from './scenario';
import { secondOpinion } from './secondOpinion';
import { subWorkflowWait } from './subWorkflowWait';
import { thresholdReport } from './thresholdReport/thresholdReport';
import { uploadForm } from './uploadForm';
import { vendorFallback } from './vendorFallback';
import { webhookApi } from './webhookApi';

/** How each example is tried out, by its file's name without the ending. */
export const scenarios: Readonly<Record<string, Scenario>> = {
	'argos-batch-results': argosBatchResults,
	'argos-batch-submit': argosBatchSubmit,
	'argos-wait': argosWait,
	'argos-wait-several': subWorkflowWait,
	'decision-log': decisionLog,
	'error-alert': errorAlert,
	'folder-report': folderReport,
	'human-approval': humanApproval,
	'kyc-chain': kycChain,
	'retake-loop': retakeLoop,
	'reused-image': reusedImage,
	'second-opinion': secondOpinion,
	'threshold-report': thresholdReport,
	'upload-form': uploadForm,
	'vendor-fallback': vendorFallback,
	'webhook-api': webhookApi,
};
