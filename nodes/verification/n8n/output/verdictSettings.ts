import type { AnyParameterValues } from '../../providers/parameters';
import type { VerdictSettings } from '../../verdict';
import type { ItemSettings } from '../parameters/settings';
import { safeQuote } from '../words/text/quote';
import { sharing } from './sharing';

export const unreadSettings: VerdictSettings = {
	reviewThreshold: null,
	unusableImage: null,
	fitImage: null,
	parameters: null,
	host: null,
};

/**
 * Turns the settings of an item into those that its verdict shows. Null stands for invalid
 * settings.
 */
export type TellSettings = (settings: ItemSettings | null) => VerdictSettings;

/** @param host of the vendor, or null in a simulation */
export function settingsTeller(host: string | null): TellSettings {
	const shared = sharing<VerdictSettings>();
	return (settings) => {
		if (settings === null) return shared({ ...unreadSettings, host });
		const { reviewThreshold, unusableImage, fitImage, vendorSettings } = settings;
		const parameters = toldParameters(vendorSettings.parameters);
		return shared({ reviewThreshold, unusableImage, fitImage, parameters, host });
	};
}

/** By mistake, an expression may put a whole picture into a parameter. */
export function toldParameters(parameters: AnyParameterValues): AnyParameterValues {
	return Object.fromEntries(
		Object.entries(parameters).map(([name, value]) => [
			name,
			typeof value === 'string' ? safeQuote(value) : value,
		]),
	);
}
