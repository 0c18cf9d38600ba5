import type { ApplicantMessages } from './messages';

export const german: ApplicantMessages = {
	neutral: 'Vielen Dank. Ihre Identitätsprüfung wird bearbeitet.',
	imageTooLarge:
		'Die Datei Ihres Fotos ist zu groß. Bitte nehmen Sie ein neues Foto mit niedrigerer Auflösung auf.',
	imageTooSmall:
		'Ihr Foto ist zu klein. Bitte nehmen Sie ein neues Foto mit höherer Auflösung auf und schneiden Sie es nicht zu.',
	imageDimensionsTooLarge:
		'Ihr Foto ist zu breit oder zu hoch. Bitte nehmen Sie ein normales Foto (kein Panorama) mit niedrigerer Auflösung auf.',
	unsupportedFormat:
		'Diesen Dateityp können wir nicht verwenden. Bitte senden Sie Ihr Foto als JPEG oder PNG.',
	notAnImage: 'Die gesendete Datei ist kein Foto. Bitte senden Sie ein Foto.',
	imageDamaged:
		'Wir konnten Ihr Foto nicht öffnen. Bitte laden Sie es noch einmal hoch oder nehmen Sie ein neues auf.',
	noFaceFound:
		'Auf Ihrem Foto ist kein Gesicht zu erkennen. Bitte nehmen Sie bei gutem Licht ein neues Foto auf, das das ganze Gesicht zeigt.',
	multipleFaces:
		'Auf Ihrem Foto ist mehr als ein Gesicht zu sehen. Bitte nehmen Sie ein neues Foto auf, das nur eine Person zeigt.',
	imageNotAnalysable:
		'Wir konnten Ihr Foto nicht auswerten. Bitte nehmen Sie bei gleichmäßigem Licht ein neues, scharfes Foto ohne Spiegelungen auf.',
	photos: {
		selfie: 'Selfie:',
		reference: 'Foto Ihres Ausweises:',
		either: 'Selfie oder Foto Ihres Ausweises:',
	},
};
