export interface SimulatorKeys {
	readonly accura: { readonly apiKey: string };
	readonly kairos: { readonly appId: string; readonly appKey: string };
	readonly argos: { readonly apiKey: string };
}

export const demoKeys: SimulatorKeys = {
	accura: { apiKey: 'demo-accura-key' },
	kairos: { appId: 'demo-kairos-app-id', appKey: 'demo-kairos-app-key' },
	argos: { apiKey: 'demo-argos-key' },
};
