import { foldedText } from '../names';

/** Words for a fake, a forgery, an attack or a fraud in other languages. */
const denials = `
	falsch gefälscht fälschung unecht betrug
	faux fausse falsifié falsification contrefait contrefaçon usurpation
	falso falsa falsificado falsificada falsificación falsificação falsificato contraffatto fraude frode
	suplantación adulterado
	palsu penipuan tiruan
	sahte hileli
	fałszywy fałszywe sfałszowany podrobiony
	vals vervalst nep falsk förfalskad väärennös padělek falešný hamis fals
	подделка поддельный поддельное фальшивый фальшивка мошенничество підробка підроблений
	peke
`;

/** The same in scripts without blanks between words, or with joined words. */
const denialsWithin = `
	가짜 위조 위변조 변조 도용 사칭 공격 거짓 실패 불일치 부적합
	伪造 偽造 假冒 虚假 攻击 攻擊 欺诈 翻拍 非活体 なりすまし 偽物 不正 攻撃
	नकली जाली फर्जी धोखा নকল জাল
	مزور مزيف تزوير احتيال جعلی نقلی
	ปลอม מזויף
`;

/** "nicht echt", "pas réel", "tidak asli": what follows is not known, but it is denied. */
const negations = `
	nicht kein keine keinen niet geen pas tidak bukan não nao nie nije ikke inte nem khong không değil
	не нет нету
`;

const goodWords = `
	성공 성공적으로 정상 완료 처리 실물 진짜
`;

const folded = (words: string) => words.trim().split(/\s+/).map(foldedText);
const denying: ReadonlySet<string> = new Set(folded(denials));
const denyingWithin = folded(denialsWithin);
const negating: ReadonlySet<string> = new Set(folded(negations));

export const foreignGoodWords: readonly string[] = folded(goodWords);

const latin = /^[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]*$/u;

/**
 * What a text says in a language other than English. A text in another script is `unclear`, because
 * its denials cannot be listed.
 *
 * @param text from `foldedText`
 */
export function foreignSaying(text: string): 'denies' | 'unclear' | 'nothing' {
	const words = text.split(' ');
	if (words.some((word) => denying.has(word))) return 'denies';
	const isLatin = latin.test(text);
	if (!isLatin && denyingWithin.some((word) => text.includes(word))) return 'denies';
	const isKnown = isLatin || words.every((word) => latin.test(word) || isGood(word));
	return isKnown && !words.some((word) => negating.has(word)) ? 'nothing' : 'unclear';
}

function isGood(word: string): boolean {
	return foreignGoodWords.includes(word);
}
