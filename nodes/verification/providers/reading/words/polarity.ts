import { LONGEST_NAME } from '../names';

/**
 * Whether a field speaks for the picture or against it. `attack`: true denies the score, as
 * `is_spoof`. `fact`: only a plain yes does, as `is_fake_id`. Its other values are about the check.
 * `genuine`: false denies it, as `is_live`. `verdict`: only known words are accepted. `label`: each
 * word is accepted that does not deny. `assurance`: only a plain no denies it, as `completed`.
 */
export type Polarity = 'attack' | 'fact' | 'genuine' | 'verdict' | 'assurance' | 'label' | 'none';

const attack =
	/spoof|fake|attack|replay|fraud|forge(?!t)|tamper|counterfeit|synthetic|impost[eo]r|printed|printout|photocop|recaptur|screenshot|screencapture|manipulat|morphed|unreal|reject|moire|deepfake|aigenerated|faceswap|photoshop|impersonat|cutout|inject(?!able)|virtualcamera|(?:photo|picture|image)of(?:a)?screen|portraits?replaced|replacedportrait|^replaceportrait$|(?:not(?:an?|the)?|non|in|un)(?:live|alive|real|genuine|verified|authentic|match|valid|passed|approved|accepted|human|original|trusted|success)|nomatch|mismatch|(?:not|non)(?:the)?(?:same|identical|similar)|dissimilar|(?:different|another|other|wrong)(?:person|people|human|individual|identit)|someoneelse|nofacefound|nofacedetected|multiplefaces|isdead|risk$|risk(?:level|score)|(?:screen|paper|mask|copy|print)detected$|(?:altered|edited|blacklisted|blocklisted|watchlisted|photoofphoto|failures?|failedchecks?)$|^(?:is|has|was|liveness|live|check|verification|verify|validation|face|selfie|photo|image|document|doc|id|card|pad|kyc|identity|match|test)*(?:denied|declined|blocked|suspicious|suspected|suspect|failed|fail|refused)$|^is(?:a)?(?:screen|paper|mask|masked|copy|print)$|^(?:is|are|has|face|faces)*(?:different|other)(?:faces?)$|^(?:is|are|has)?different$/;
const noAttack =
	/^(?:is|has|was)?(?:anti|no|not|non|without)(?:a|an|any)?(?:spoof|fake|attack|replay|fraud|forge|tamper|print)/;
/** `anti_spoofing_failed`: the result of a check against an attack. */
const rejectionWords = /fail|reject|alert|denied|refused|violat/;
/** `similarity` as a whole name is a place of scores. */
const genuine =
	/^(?:is|has|was|are|a|the|avg|average|mean|face|faces|person|user|applicant|customer|document|doc|id|card|image|picture|photo|selfie|portrait|identity|check|verification|comparison|pad|kyc|pass|passed|passive|active|overall|final|total|probability|prob|p|score)*(?:live|liveness|liveliness|alive|genuine|genuineness|real|realness|authentic|authenticity|bonafide|human|trusted|legit|legitimate|verified|passed|pass|match|matched|matching|same|similar|(?<!^)similarity|similarity(?!$)|valid|validated|approved|accepted|accept|success|successful|ok|original|physical|authenticated|identical)(?:face|person|human|identity|user|document|card|image|status|result|check|test|flag|verdict|decision|state|outcome|detected|detection|passed|verified|confirmed|score|probabilit(?:y|ies)|probs?|confidence|percent|percentage|pct|ratio|avg|average|mean|likelihood|rating|value|ok|valid|accepted|approved|present|live|liveness|yn)*\d*$|^(?:overall|final|total|trust|authenticity)score$/;
/** A plain yes to one of these denies: the answer is not final, or somebody else has to decide. */
const doubt =
	/^(?:is|was|should|needs?|requires?|must)*(?:(?:manual|human)*review(?:needed|required)?|pending|inprogress|incomplete|timedout|aborted|cancell?ed|decline|deny|alert|alarm|belowthreshold|(?:recapture|rebroadcast|suspicious|illegitimate|inauthentic|disapproved|bogus|phony)(?:face|person|image|photo|document|detected)?)$/;
/** A plain no to one of these denies. Other values are about the check, such as its time. */
const assurance =
	/^(?:is|was|can|face|liveness|document|check|verification|score)*(?:allow|allowed|permitted|eligible|trust|trustworthy|confirmed|correct|cleared|conclusive|reliable|usable|qualified|satisfied|(?:okto)?proceed|completed?|processed|finished|final|ready|done|(?<=face)(?:detected|found|present)|(?:meets?|exceeds?|above)threshold|threshold(?:met|passed|reached|exceeded))$/;
const verdict =
	/^(?:(?:final|overall|liveness|face|check|pad|kyc|match|id|document|selfie)*(?:verdict|decision|conclusion|outcome|judge?ment)|(?:final|overall|liveness|face|check|pad|kyc|match|matching|compare|comparison|document|selfie|identity|verification|verify|validation|review)+(?:status|result))$/;
const label =
	/(?:label|type|class|classname|classification|category|prediction|result|code|title|reason|status|state|text|summary|description|detail|tag|flag|note|remark|comment|assessment|evaluation|finding|message|msg|info|warning|alert|recommendation|suggestion|action|nextstep|grade|response|verdict|decision|conclusion|outcome)s?$|^pad$/;

/**
 * `spoof_model_version`, `fraud_check_at`, `attack_threshold`: about the check, unless the value is
 * a yes.
 */
const descriptive =
	/(?:version|model|threshold|at|time|date|timestamp|url|ms|duration|engine|id|before|after|until|fields?)$/;
/** `attack_detection_enabled`: a yes also says nothing about the picture. */
const setting =
	/(?:enabled|supported|configured|available|checked|performed|executed|requested|required)$/;
/** The position of something in the picture. */
const position =
	/^(?:x|y|w|h|width|height|left|top|right|bottom|index|pitch|yaw|roll|box|bbox|boundingbox)$/;

/** @param name of a field, bare */
export function polarityOf(name: string): Polarity {
	if (name.length > LONGEST_NAME) return 'none';
	if (doubt.test(name)) return 'fact';
	if (setting.test(name)) return 'none';
	if (noAttack.test(name)) {
		if (rejectionWords.test(name)) return 'attack';
		return descriptive.test(name) ? 'none' : 'genuine';
	}
	if (attack.test(name)) return descriptive.test(name) ? 'fact' : 'attack';
	if (genuine.test(name)) return 'genuine';
	if (verdict.test(name)) return 'verdict';
	if (assurance.test(name)) return 'assurance';
	return label.test(name) ? 'label' : 'none';
}

/** Whether the name is enough to know what its value says. */
export function isDecisive(polarity: Polarity): boolean {
	return polarity !== 'none' && polarity !== 'label';
}

/** `{"spoof": {"threshold": 55}}`: not about the attack itself. */
export function isAside(name: string): boolean {
	return descriptive.test(name) || setting.test(name) || position.test(name);
}

const generic =
	/^(?:is)?(?:values?|val|v|detected|found|present|flag|answer|scores?|probability|prob|confidence|likelihood|percent|level|results?|status|bool|boolean|list|items|kinds?|hits)$/;

/** `{"spoof": {"detected": true}}`: such a value is about the name around it. */
export function isGeneric(name: string): boolean {
	return generic.test(name);
}

const naming =
	/^(?:name|key|k|field|fieldname|label|id|type|kind|attribute|property|param|parameter|metric|feature|signal|check|test|class|item|indicator)$/;

/** `{"name": "is_live", "value": false}`: such a field has a name as its value. */
export function isNaming(name: string): boolean {
	return naming.test(name);
}

const finding =
	/^(?:predicted|final|overall|liveness|face|image|top)*(?:label|class|classname|prediction|predicted|classification|assessment|evaluation|finding|recommendation|recommendedaction)s?(?:id|index|idx)?$/;

/**
 * Next to a score, only known words are accepted in it. In other places it may be about anything.
 */
export function isFinding(name: string): boolean {
	return finding.test(name);
}

const wrapper =
	/^(?:data|results?|response|responsedata|output|outcome|faces?|liveness|payload|body|content|values?|items?|scores?|details?|analysis|report|summary|checks?|verification)$/;

/** `model: "liveness:2.1"`: it makes no statement. */
export function isVersion(name: string): boolean {
	return /(?:version|model|engine)$/.test(name);
}

/** Such a name says nothing about its content. */
export function isWrapper(name: string): boolean {
	return wrapper.test(name);
}
