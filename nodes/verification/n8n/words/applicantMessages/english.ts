import type { ApplicantMessages } from './messages';

export const english: ApplicantMessages = {
	neutral: 'Thank you. We are processing your identity check.',
	imageTooLarge: "Your photo's file is too large. Please take a new photo at a lower resolution.",
	imageTooSmall:
		'Your photo is too small. Please take a new photo at a higher resolution, and do not crop it.',
	imageDimensionsTooLarge:
		'Your photo is too wide or too tall. Please take a normal photo, not a panorama, at a lower resolution.',
	unsupportedFormat: 'We cannot use this type of file. Please send your photo as JPEG or PNG.',
	notAnImage: 'The file that you sent is not a photo. Please send a photo.',
	imageDamaged: 'We could not open your photo. Please upload it again, or take a new one.',
	noFaceFound:
		'We could not see a face in your photo. Please take a new photo in good light that shows the whole face.',
	multipleFaces:
		'Your photo shows more than one face. Please take a new photo that shows only one person.',
	imageNotAnalysable:
		'We could not analyse your photo. Please take a new, sharp photo in even light and without reflections.',
	photos: {
		selfie: 'Selfie:',
		reference: 'Photo of your ID:',
		either: 'Selfie or photo of your ID:',
	},
};
