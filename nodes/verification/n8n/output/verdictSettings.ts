import type { AnyParameterValues } from '../../providers/parameters';
import type { VerdictSettings } from '../../verdict';
import type { ItemSettings } from '../parameters/settings';
import { asWordsOfOthers } from '../words/quote';
import { sharing } from './sharing';

export const unreadSettings: VerdictSettings = {
	reviewThreshold: null,
	unusableImage: null,
	fitImage: null,
	parameters: null,
	host: null,
};

/** Turns the settings of an item into what its verdict says of them; null where they are unusable. */
export type TellSettings = (settings: ItemSettings | null) => VerdictSettings;

/** @param host of the vendor */
export function settingsTeller(host: string): TellSettings {
	const shared = sharing<VerdictSettings>();
	return (settings) => {
		if (settings === null) return shared({ ...unreadSettings, host });
		const { reviewThreshold, unusableImage, fitImage, vendorSettings } = settings;
		const parameters = toldParameters(vendorSettings.parameters);
		return shared({ reviewThreshold, unusableImage, fitImage, parameters, host });
	};
}

/** By mistake an expression may put a whole picture into one of them. */
export function toldParameters(parameters: AnyParameterValues): AnyParameterValues {
	return Object.fromEntries(
		Object.entries(parameters).map(([name, value]) => [
			name,
			typeof value === 'string' ? asWordsOfOthers(value) : value,
		]),
	);
}
