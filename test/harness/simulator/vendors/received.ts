import type { IncomingHttpHeaders } from 'node:http';
import type { Upload } from '../http/readUpload';
import type { UploadedImages } from '../images/uploadedImage';
import type { ScenarioBook } from '../scenarios/scenarioBook';
import type { SimulatorKeys } from './keys';

/** One request as a vendor sees it, with everything read. */
export interface Received extends UploadedImages {
	readonly headers: IncomingHttpHeaders;
	readonly upload: Upload;
}

/** What a vendor consults to answer. */
export interface VendorContext {
	readonly keys: SimulatorKeys;
	readonly scenarios: ScenarioBook;
}
