import type { ApplicantMessages } from './messages';

export const italian: ApplicantMessages = {
	neutral: 'Grazie. La verifica della sua identità è in corso.',
	imageTooLarge:
		'Il file della sua foto è troppo grande. La preghiamo di scattare una nuova foto a risoluzione più bassa.',
	imageTooSmall:
		'La sua foto è troppo piccola. La preghiamo di scattare una nuova foto a risoluzione più alta, senza ritagliarla.',
	imageDimensionsTooLarge:
		'La sua foto è troppo larga o troppo alta. La preghiamo di scattare una foto normale, non panoramica, a risoluzione più bassa.',
	unsupportedFormat:
		'Non possiamo utilizzare questo tipo di file. La preghiamo di inviare la foto in formato JPEG o PNG.',
	notAnImage: 'Il file inviato non è una foto. La preghiamo di inviare una foto.',
	imageDamaged:
		'Non siamo riusciti ad aprire la sua foto. La preghiamo di caricarla di nuovo o di scattarne un’altra.',
	noFaceFound:
		'Non vediamo alcun volto nella sua foto. La preghiamo di scattare una nuova foto, ben illuminata, che mostri il volto per intero.',
	multipleFaces:
		'Nella sua foto è presente più di un volto. La preghiamo di scattare una nuova foto che mostri una sola persona.',
	imageNotAnalysable:
		'Non siamo riusciti ad analizzare la sua foto. La preghiamo di scattare una nuova foto nitida, con luce uniforme e senza riflessi.',
	photos: {
		selfie: 'Selfie:',
		reference: 'Foto del suo documento:',
		either: 'Selfie o foto del suo documento:',
	},
};
