/**
 * What is used of libheif's C interface (libheif/heif.h), compiled for 32 bits. Pointers are
 * numbers. Structures are returned through a pointer that comes first: `err` stands for a
 * `heif_error`, which is code, subcode, message.
 */
declare module 'libheif-js/wasm-bundle' {
	/** To be taken anew after every call: memory that grows is elsewhere. */
	export const HEAPU8: Uint8Array<ArrayBuffer>;
	/** 0 where there is no more memory. */
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
	/** px, as the picture is to be seen. */
	export function _heif_image_handle_get_width(handle: number): number;
	export function _heif_image_handle_get_height(handle: number): number;
	export function _heif_image_handle_has_alpha_channel(handle: number): number;
	/** Bytes; 0 where there is no ICC profile. */
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
