import type { ApplicantMessages } from './messages';

export const indonesian: ApplicantMessages = {
	neutral: 'Terima kasih. Verifikasi identitas Anda sedang diproses.',
	imageTooLarge:
		'Ukuran file foto Anda terlalu besar. Silakan ambil foto baru dengan resolusi yang lebih rendah.',
	imageTooSmall:
		'Foto Anda terlalu kecil. Silakan ambil foto baru dengan resolusi yang lebih tinggi, dan jangan memotongnya.',
	imageDimensionsTooLarge:
		'Foto Anda terlalu lebar atau terlalu tinggi. Silakan ambil foto biasa, bukan panorama, dengan resolusi yang lebih rendah.',
	unsupportedFormat:
		'Kami tidak dapat menggunakan jenis file ini. Silakan kirim foto Anda dalam format JPEG atau PNG.',
	notAnImage: 'File yang Anda kirim bukan foto. Silakan kirim foto.',
	imageDamaged: 'Kami tidak dapat membuka foto Anda. Silakan unggah kembali atau ambil foto baru.',
	noFaceFound:
		'Kami tidak melihat wajah di foto Anda. Silakan ambil foto baru yang memperlihatkan seluruh wajah, di tempat yang terang.',
	multipleFaces:
		'Ada lebih dari satu wajah di foto Anda. Silakan ambil foto baru yang hanya memperlihatkan satu orang.',
	imageNotAnalysable:
		'Kami tidak dapat menganalisis foto Anda. Silakan ambil foto baru yang tajam, dengan cahaya merata dan tanpa pantulan.',
	photos: {
		selfie: 'Swafoto:',
		reference: 'Foto kartu identitas Anda:',
		either: 'Swafoto atau foto kartu identitas Anda:',
	},
};
