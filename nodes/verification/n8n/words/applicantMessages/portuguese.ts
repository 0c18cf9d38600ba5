import type { ApplicantMessages } from './messages';

export const portuguese: ApplicantMessages = {
	neutral: 'Agradecemos a sua colaboração. A sua verificação de identidade está em andamento.',
	imageTooLarge:
		'O arquivo da sua foto é grande demais. Por favor, tire uma nova foto com resolução menor.',
	imageTooSmall:
		'A sua foto é pequena demais. Por favor, tire uma nova foto com resolução maior e não a recorte.',
	imageDimensionsTooLarge:
		'A sua foto é larga ou alta demais. Por favor, tire uma foto normal, não panorâmica, com resolução menor.',
	unsupportedFormat:
		'Não podemos usar este tipo de arquivo. Por favor, envie a sua foto em formato JPEG ou PNG.',
	notAnImage: 'O arquivo enviado não é uma foto. Por favor, envie uma foto.',
	imageDamaged: 'Não conseguimos abrir a sua foto. Por favor, envie-a novamente ou tire outra.',
	noFaceFound:
		'Não vemos nenhum rosto na sua foto. Por favor, tire uma nova foto, com boa iluminação, que mostre o rosto inteiro.',
	multipleFaces:
		'A sua foto mostra mais de um rosto. Por favor, tire uma nova foto em que apareça apenas uma pessoa.',
	imageNotAnalysable:
		'Não conseguimos analisar a sua foto. Por favor, tire uma nova foto nítida, com luz uniforme e sem reflexos.',
	photos: {
		selfie: 'Selfie:',
		reference: 'Foto do seu documento:',
		either: 'Selfie ou foto do seu documento:',
	},
};
