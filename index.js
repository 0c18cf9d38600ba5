// n8n finds the nodes and credentials by the "n8n" key of package.json. This file lets other
// programs load them by the package's name.
module.exports = {
	...require('./dist/nodes/ArgosTrigger/ArgosTrigger.node'),
	...require('./dist/nodes/DocumentForgery/DocumentForgery.node'),
	...require('./dist/nodes/FaceLiveness/FaceLiveness.node'),
	...require('./dist/nodes/FaceMatch/FaceMatch.node'),
	...require('./dist/nodes/IdLiveness/IdLiveness.node'),
	...require('./dist/nodes/KycDecision/KycDecision.node'),
	...require('./dist/credentials/AccuraApi.credentials'),
	...require('./dist/credentials/ArgosApi.credentials'),
	...require('./dist/credentials/ArgosCallbackApi.credentials'),
	...require('./dist/credentials/KairosApi.credentials'),
};
