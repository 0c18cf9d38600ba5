import type { ApplicantMessages } from './messages';

export const spanish: ApplicantMessages = {
	neutral: 'Gracias. Su verificación de identidad está en curso.',
	imageTooLarge:
		'El archivo de su foto es demasiado grande. Por favor, tome una foto nueva con menor resolución.',
	imageTooSmall:
		'Su foto es demasiado pequeña. Por favor, tome una foto nueva con mayor resolución y no la recorte.',
	imageDimensionsTooLarge:
		'Su foto es demasiado ancha o demasiado alta. Por favor, tome una foto normal, no panorámica, con menor resolución.',
	unsupportedFormat:
		'No podemos usar este tipo de archivo. Por favor, envíe su foto en formato JPEG o PNG.',
	notAnImage: 'El archivo enviado no es una foto. Por favor, envíe una foto.',
	imageDamaged: 'No hemos podido abrir su foto. Por favor, vuelva a subirla o tome una nueva.',
	noFaceFound:
		'No vemos ningún rostro en su foto. Por favor, tome con buena luz una foto nueva en la que se vea todo el rostro.',
	multipleFaces:
		'En su foto aparece más de un rostro. Por favor, tome una foto nueva en la que aparezca una sola persona.',
	imageNotAnalysable:
		'No hemos podido analizar su foto. Por favor, tome una foto nueva y nítida, con luz uniforme y sin reflejos.',
	photos: {
		selfie: 'Selfie:',
		reference: 'Foto de su documento:',
		either: 'Selfie o foto de su documento:',
	},
};
