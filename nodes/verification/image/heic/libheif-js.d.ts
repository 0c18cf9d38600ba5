/**
 * The used part of libheif's C interface (libheif/heif.h), compiled for 32 bits. Pointers are
 * numbers. Structures are returned through a pointer that comes first: `err` stands for a
 * `heif_error`, which is code, subcode, message.
 */
declare module 'libheif-js/wasm-bundle' {
	/** Read it again after every call, because memory that grows moves. */
	export const HEAPU8: Uint8Array<ArrayBuffer>;
	/** 0 if there is no more memory. */
	export function _malloc(bytes: number): number;
	export function _heif_context_alloc(): number;
	/** Limits every picture in the file to the pixels of a square. */
	export function _heif_context_set_maximum_image_size_limit(context: number, side: number): void;
	export function _heif_context_read_from_memory_without_copy(
		err: number,
		context: number,
		data: number,
		size: number,
		options: 0,
	): void;
	export function _heif_context_get_primary_image_handle(
		err: number,
		context: number,
		handleOut: number,
	): void;
	/** px, as a person sees the picture. */
	export function _heif_image_handle_get_width(handle: number): number;
	export function _heif_image_handle_get_height(handle: number): number;
	/** px, as they are coded: neither cropped nor turned. */
	export function _heif_image_handle_get_ispe_width(handle: number): number;
	export function _heif_image_handle_get_ispe_height(handle: number): number;
	export function _heif_image_handle_get_item_id(handle: number): number;
	/** @returns how many there are; as many as fit are written to `out`, 4 bytes each */
	export function _heif_item_get_transformation_properties(
		context: number,
		item: number,
		out: number,
		most: number,
	): number;
	/** The name of its box, as a number. */
	export function _heif_item_get_property_type(
		context: number,
		item: number,
		property: number,
	): number;
	/** 0: upside down, 1: left to right. */
	export function _heif_item_get_property_transform_mirror(
		context: number,
		item: number,
		property: number,
	): number;
	/** 0, 90, 180 or 270 degrees. */
	export function _heif_item_get_property_transform_rotation_ccw(
		context: number,
		item: number,
		property: number,
	): number;
	/** px to cut off from a picture of this size. */
	export function _heif_item_get_property_transform_crop_borders(
		context: number,
		item: number,
		property: number,
		width: number,
		height: number,
		leftOut: number,
		topOut: number,
		rightOut: number,
		bottomOut: number,
	): void;
	export function _heif_image_handle_has_alpha_channel(handle: number): number;
	/** Bytes; 0 if there is no ICC profile. */
	export function _heif_image_handle_get_raw_color_profile_size(handle: number): number;
	export function _heif_image_handle_get_raw_color_profile(
		err: number,
		handle: number,
		dataOut: number,
	): void;
	export function _heif_decoding_options_alloc(): number;
	export function _heif_decode_image(
		err: number,
		handle: number,
		imageOut: number,
		colorspace: number,
		chroma: number,
		options: number,
	): void;
	export function _heif_image_get_width(image: number, channel: number): number;
	export function _heif_image_get_height(image: number, channel: number): number;
	export function _heif_image_get_plane_readonly(
		image: number,
		channel: number,
		strideOut: number,
	): number;
}
