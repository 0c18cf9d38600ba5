import type { Image } from '../../image/image';
import type { VendorRequest } from '../provider';

export function faceRequest(image: Image): VendorRequest {
	return multipart('/v2/api/liveness', image, {});
}

export function idRequest(image: Image, countryCode: string, cardCode: string): VendorRequest {
	return multipart('/v2/api/id-liveness', image, {
		country_code: countryCode,
		card_code: cardCode,
	});
}

function multipart(
	path: VendorRequest['path'],
	image: Image,
	fields: Readonly<Record<string, string>>,
): VendorRequest {
	return { path, body: { kind: 'multipart', fields, file: { field: 'liveness_image', image } } };
}
