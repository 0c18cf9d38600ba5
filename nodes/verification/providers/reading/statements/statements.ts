import { REMOVED } from '../../provider';
import { isJsonObject, numberOf } from '../fields';
import { bareName, LONGEST_NAME } from '../names';
import { claimOf } from '../words/claims';
import {
	isAside,
	isDecisive,
	isFinding,
	isGeneric,
	isVersion,
	isWrapper,
	type Polarity,
	polarityOf,
} from '../words/polarity';
import { type Saying, sayingOf } from '../words/sayings';
import { isGoodText, isTopic } from '../words/texts';
import { StatementCollector, type Statements } from './statementCollector';
import { type Field, fieldsOf, visitsIn, visitsOf } from './visits';
import { assignmentsIn, isUnreadText } from './writtenInText';

/** What the reader needs to know about an answer's layout. All paths and names are bare. */
export interface Surroundings {
	/** Of the scores, which are read separately. */
	readonly scorePaths: ReadonlySet<string>;
	/** Names that mean a score in any place: outside of its own place, it is a second score. */
	readonly scoreNames: ReadonlySet<string>;
	/** Names that mean a second score if nothing says what the score is about. */
	readonly plainScoreNames: ReadonlySet<string>;
	/** Of the objects whose statements count for the scores. The empty path is the whole answer. */
	readonly holders: ReadonlySet<string>;
	/** Of results that were not requested. */
	readonly ignored: ReadonlySet<string>;
	/** Names under which only known words are accepted. */
	readonly verdictNames: ReadonlySet<string>;
	readonly apiType: string | null;
}

/** Higher than the earlier count, because texts may also contain fields. */
const MOST_FIELDS = 10_000;

/** Reads every field of an answer once, each object before its inner objects. */
export function statementsOf(body: unknown, about: Surroundings): Statements {
	const heard = new StatementCollector();
	const visits = visitsOf(body);
	let count = 0;
	for (const visit of visits) {
		const seen = new Set<string>();
		const isOfHolder = about.holders.has(visit.path);
		for (const field of fieldsOf(visit)) {
			const { name, folded, path } = field;
			if (about.ignored.has(path)) continue;
			if (++count > MOST_FIELDS || isUnreadable(field)) heard.note(name, 'unclear');
			if (count > MOST_FIELDS) return heard;
			// In other places both are read, so the one that denies counts.
			const leadsToScore = about.scorePaths.has(path) || about.holders.has(path);
			if (leadsToScore && seen.has(folded)) heard.note(name, 'unclear');
			seen.add(folded);
			if (about.scorePaths.has(path) && visit.isInObjects) continue;
			collect(heard, { ...field, isOfHolder }, about);
			visits.push(...visitsIn(field, isOfHolder));
		}
	}
	return heard;
}

interface HeardField extends Field {
	/** Whether it is in the same object as a score. */
	readonly isOfHolder: boolean;
}

/** A removed key or image may have been the denial. */
function isUnreadable({ name, bare, parts, polarity, kind }: Field): boolean {
	const isStatement = polarity !== 'none' || kind !== null;
	return (
		name.includes(REMOVED) ||
		name.length > LONGEST_NAME ||
		parts.some(
			(one) =>
				Array.isArray(one) ||
				isUnreadText(one) ||
				(one === REMOVED && isWrapper(bare)) ||
				(isStatement && typeof one === 'string' && one.includes(REMOVED)),
		)
	);
}

function collect(heard: StatementCollector, field: HeardField, about: Surroundings): void {
	const { name, bare, value, parts, kind, isOfHolder } = field;
	if (kind !== null) heard.noteClaim(claimOf(kind, value), { ...field, kind });
	const isOfAnything = isOfHolder || (field.isUnnamed && !isDecisive(field.around));
	const isSecondScore = isOfAnything && about.plainScoreNames.has(bare) && parts.some(isMeasure);
	const isOfOtherApi = bare === 'apitype' && about.apiType !== null && value !== about.apiType;
	if (about.scoreNames.has(bare) || isSecondScore || isOfOtherApi) heard.note(name, 'denies');
	for (const one of parts) {
		for (const polarity of polaritiesOf(field, one)) {
			heard.note(name, sayingOf(bare, one, polarity));
		}
	}
	if (isOfHolder || isWrapper(field.container)) {
		const isDoubtful =
			(about.verdictNames.has(bare) && !parts.every(isKnownVerdict)) ||
			(isFinding(bare) && !parts.every(isKnownFinding));
		if (isDoubtful) heard.note(name, 'unclear');
	}
	if (isVersion(bare)) return;
	for (const [assigned, word] of assignmentsIn(value)) {
		heard.note(name, sayingOfAssignment(bareName(assigned), word, about));
	}
}

function sayingOfAssignment(bare: string, word: string, about: Surroundings): Saying {
	if (about.scoreNames.has(bare)) return 'denies';
	return sayingOf(bare, word, about.plainScoreNames.has(bare) ? 'genuine' : polarityOf(bare));
}

function isMeasure(value: unknown): boolean {
	return typeof value === 'number' || (typeof value === 'string' && /\d/.test(value));
}

function polaritiesOf(field: HeardField, value: unknown): Polarity[] {
	const { bare, polarity, around, kind, isOfHolder } = field;
	// Next to a score, a number is about the picture, for every kind of attack.
	if (isOfHolder && typeof value === 'number') return [polarity];
	// A status next to it is about the answer.
	if (isGeneric(bare)) return isOfHolder && kind !== null ? [polarity] : [polarity, around];
	const isOfAttack = around === 'attack' && !isOfHolder && !isAside(bare) && !isDecisive(polarity);
	if (!isOfAttack) return [polarity];
	return typeof value === 'string' ? [polarity, 'label', 'fact'] : [polarity, 'attack'];
}

function isKnownVerdict(value: unknown): boolean {
	if (value === null || value === true || value === 1) return true;
	return typeof value === 'string' && (isGoodText(value) || isTopic(value));
}

/** The number of a class says nothing, because each model counts differently. */
function isKnownFinding(value: unknown): boolean {
	if (numberOf(value) !== null) return false;
	// Inner fields are read separately.
	return typeof value === 'boolean' || isJsonObject(value) || isKnownVerdict(value);
}
