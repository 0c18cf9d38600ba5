import type { ImageField, ImagePair, OneImage, VendorRequest } from '../provider';

export function faceRequest({ image }: OneImage): VendorRequest {
	return multipart('/v2/api/liveness', [livenessImage(image)], {});
}

export function idRequest(
	{ image }: OneImage,
	countryCode: string,
	cardCode: string,
): VendorRequest {
	return multipart('/v2/api/id-liveness', [livenessImage(image)], {
		country_code: countryCode,
		card_code: cardCode,
	});
}

/** The page names "source_file" and "target_file", not whose they are. Here the source is the ID. */
export function matchRequest({ selfie, reference }: ImagePair): VendorRequest {
	const files = [
		{ field: 'source_file', image: reference },
		{ field: 'target_file', image: selfie },
	];
	return multipart('/v2/api/facematch', files, {});
}

function livenessImage(image: ImageField['image']): ImageField {
	return { field: 'liveness_image', image };
}

function multipart(
	path: VendorRequest['path'],
	files: readonly ImageField[],
	fields: Readonly<Record<string, string>>,
): VendorRequest {
	return { path, body: { kind: 'multipart', fields, files } };
}
