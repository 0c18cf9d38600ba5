import type { ApplicantMessages } from './messages';

export const korean: ApplicantMessages = {
	neutral: '감사합니다. 본인 확인 절차가 진행 중입니다.',
	imageTooLarge: '사진 파일의 용량이 너무 큽니다. 해상도를 낮춰 사진을 다시 찍어 주세요.',
	imageTooSmall:
		'사진이 너무 작습니다. 해상도를 높여 사진을 다시 찍고, 잘라 내지 말고 보내 주세요.',
	imageDimensionsTooLarge:
		'사진의 가로나 세로가 너무 깁니다. 해상도를 낮추고, 파노라마가 아닌 일반 사진으로 다시 찍어 주세요.',
	unsupportedFormat:
		'이 형식의 파일은 사용할 수 없습니다. 사진을 JPEG 또는 PNG 형식으로 보내 주세요.',
	notAnImage: '보내 주신 파일은 사진이 아닙니다. 사진을 보내 주세요.',
	imageDamaged: '사진을 열 수 없습니다. 사진을 다시 올리거나 새로 찍어 주세요.',
	noFaceFound:
		'사진에서 얼굴을 찾을 수 없습니다. 밝은 곳에서 얼굴 전체가 보이도록 사진을 다시 찍어 주세요.',
	multipleFaces: '사진에 얼굴이 둘 이상 보입니다. 한 사람만 나오도록 사진을 다시 찍어 주세요.',
	imageNotAnalysable:
		'사진을 분석할 수 없습니다. 빛이 고르고 반사가 없는 곳에서 사진을 선명하게 다시 찍어 주세요.',
	photos: {
		selfie: '셀카:',
		reference: '신분증 사진:',
		either: '셀카 또는 신분증 사진:',
	},
};
