import type { ApplicantMessages } from './messages';

export const french: ApplicantMessages = {
	neutral: 'Merci. Votre vérification d’identité est en cours de traitement.',
	imageTooLarge:
		'Le fichier de votre photo est trop volumineux. Veuillez prendre une nouvelle photo avec une résolution plus faible.',
	imageTooSmall:
		'Votre photo est trop petite. Veuillez prendre une nouvelle photo avec une résolution plus élevée, sans la recadrer.',
	imageDimensionsTooLarge:
		'Votre photo est trop large ou trop haute. Veuillez prendre une photo normale, et non un panorama, avec une résolution plus faible.',
	unsupportedFormat:
		'Nous ne pouvons pas utiliser ce type de fichier. Veuillez envoyer votre photo au format JPEG ou PNG.',
	notAnImage: 'Le fichier envoyé n’est pas une photo. Veuillez envoyer une photo.',
	imageDamaged:
		'Nous n’avons pas pu ouvrir votre photo. Veuillez l’envoyer de nouveau ou en prendre une autre.',
	noFaceFound:
		'Nous ne voyons aucun visage sur votre photo. Veuillez prendre une nouvelle photo, bien éclairée, qui montre le visage en entier.',
	multipleFaces:
		'Votre photo montre plusieurs visages. Veuillez prendre une nouvelle photo qui montre une seule personne.',
	imageNotAnalysable:
		'Nous n’avons pas pu analyser votre photo. Veuillez prendre une nouvelle photo nette, sous un éclairage uniforme et sans reflets.',
	photos: {
		selfie: 'Selfie :',
		reference: 'Photo de votre pièce d’identité :',
		either: 'Selfie ou photo de votre pièce d’identité :',
	},
};
