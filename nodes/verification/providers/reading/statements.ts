import { REMOVED } from '../provider';
import { claimKindOf, type ClaimKind, claimOf, messagesOf } from './claims';
import { isGeneric, isGoodText, type Polarity, polarityOf, sayingOf } from './denials';
import { isJsonObject, type JsonObject, referenceOf, textOf } from './fields';
import { bareName, foldedName } from './names';

/** What an answer says beside its scores. Fields are told by their name as the answer writes it. */
export interface Statements {
	/** It says itself that it failed. */
	readonly isRefused: boolean;
	/** The field that speaks against the picture, or against the score. */
	readonly denial: string | null;
	/** The field whose word is not known, or that is there twice. */
	readonly unclear: string | null;
	/** The status of the whole answer is a success. */
	readonly isVouchedFor: boolean;
	readonly messages: readonly string[];
	/** The vendor's own code and words for what went wrong. */
	readonly error: { readonly code: string | null; readonly message: string | null };
}

/** What the reader has to know of an answer's layout. All paths and names are bare. */
export interface Surroundings {
	/** Of the scores, which are read by themselves. */
	readonly scorePaths: ReadonlySet<string>;
	/** Names that mean a score wherever they are: in another place than its own it is a second one. */
	readonly scoreNames: ReadonlySet<string>;
	/** Of the objects that speak for the scores; the whole answer is the empty path. */
	readonly holders: ReadonlySet<string>;
	/** Of what nobody asked for. */
	readonly ignored: ReadonlySet<string>;
	/** Names under which a word has to be a known one. */
	readonly verdictNames: ReadonlySet<string>;
	readonly apiType: string | null;
}

interface Inherited {
	readonly path: string;
	/** Of the name around it. */
	readonly around: Polarity;
	readonly isInError: boolean;
}

interface Visit extends Inherited {
	readonly object: JsonObject;
}

interface Field {
	readonly name: string;
	readonly bare: string;
	readonly path: string;
	readonly value: unknown;
	readonly kind: ClaimKind | null;
	readonly polarity: Polarity;
	readonly visit: Visit;
}

/** Looks at every field of an answer once, each object before those within it. */
export function statementsOf(body: unknown, about: Surroundings): Statements {
	const heard = new Heard();
	const visits = objectsIn(body, { path: '', around: 'none', isInError: false });
	for (const visit of visits) {
		const seen = new Set<string>();
		for (const [name, value] of Object.entries(visit.object)) {
			const field = fieldIn(visit, name, value);
			if (about.ignored.has(field.path)) continue;
			// Elsewhere both are heard, so the one that denies counts.
			const leadsToScore = about.scorePaths.has(field.path) || about.holders.has(field.path);
			const folded = foldedName(name);
			// What was taken out as a key or an image may have been the word that denies.
			if (name.includes(REMOVED) || (isSpeaking(field) && hasGap(value))) heard.unclear ??= name;
			if (leadsToScore && seen.has(folded)) heard.unclear ??= name;
			seen.add(folded);
			if (about.scorePaths.has(field.path)) continue;
			if (about.scoreNames.has(field.bare)) heard.denial ??= name;
			if (field.bare === 'apitype' && about.apiType !== null && value !== about.apiType) {
				heard.denial ??= name;
			}
			if (scalarsAndObjectsIn(value).some(Array.isArray)) heard.unclear ??= name;
			listen(heard, field, about);
			visits.push(...objectsIn(value, within(visit, field)));
		}
	}
	return heard;
}

/** Whether the field's name says that its value may deny the score. */
function isSpeaking({ polarity, kind }: Field): boolean {
	return polarity !== 'none' || kind !== null;
}

function hasGap(value: unknown): boolean {
	return typeof value === 'string' && value.includes(REMOVED);
}

function fieldIn(visit: Visit, name: string, value: unknown): Field {
	const bare = bareName(name);
	const path = visit.path === '' ? bare : `${visit.path}.${bare}`;
	return { name, bare, path, value, kind: claimKindOf(bare), polarity: polarityOf(bare), visit };
}

function within({ isInError }: Visit, { path, polarity, kind }: Field): Inherited {
	return { path, around: polarity, isInError: isInError || kind === 'error' };
}

/** The objects of a value, those in its lists included. A list has the path of its objects. */
function objectsIn(value: unknown, inherited: Inherited): Visit[] {
	if (isJsonObject(value)) return [{ object: value, ...inherited }];
	return scalarsAndObjectsIn(value)
		.filter(isJsonObject)
		.map((object) => ({ object, ...inherited }));
}

function scalarsAndObjectsIn(value: unknown): readonly unknown[] {
	return Array.isArray(value) ? value.flat(MOST_LISTS) : [value];
}

/** Of lists within lists. What lies deeper is not looked at, so it is not known either. */
const MOST_LISTS = 20;

function listen(heard: Heard, field: Field, about: Surroundings): void {
	const { name, kind, value, visit } = field;
	const isOfHolder = about.holders.has(visit.path);
	if (kind !== null) hearClaim(heard, field, kind, isOfHolder);
	noteError(heard, field);
	const polarities = isGeneric(field.bare) ? [field.polarity, visit.around] : [field.polarity];
	for (const one of scalarsAndObjectsIn(value)) {
		// Beside a score a number is about the picture, whatever attack the score is for.
		const isMeasure = isOfHolder && typeof one === 'number';
		for (const polarity of isMeasure ? [field.polarity] : polarities) {
			const saying = sayingOf(field.bare, one, polarity);
			if (saying === 'denies') heard.denial ??= name;
			if (saying === 'unclear') heard.unclear ??= name;
		}
	}
	if (about.verdictNames.has(field.bare) && !scalarsAndObjectsIn(value).every(isKnownVerdict)) {
		heard.unclear ??= name;
	}
}

function isKnownVerdict(value: unknown): boolean {
	return (
		value === null ||
		value === true ||
		value === 1 ||
		(typeof value === 'string' && isGoodText(value))
	);
}

function hearClaim(heard: Heard, field: Field, kind: ClaimKind, isOfHolder: boolean): void {
	const { name, value, visit } = field;
	const claim = claimOf(kind, value);
	if (claim === 'refusal') {
		// Elsewhere than beside the score, a message may be about anything.
		if (isOfHolder || visit.isInError) heard.isRefused = true;
		else if (kind !== 'message' && kind !== 'code') heard.denial ??= name;
	}
	if (!isOfHolder) return;
	if (claim === 'unclear') heard.unclear ??= name;
	if (claim === 'success' && visit.path === '') heard.isVouchedFor = true;
	if (kind === 'message') heard.messages.push(...(messagesOf(value) ?? []));
}

const codeNames: ReadonlySet<string> = new Set(['errorcode', 'errcode', 'code']);

/** Words within an error tell more than words beside it, and a code tells more than nothing. */
function noteError(heard: Heard, { bare, kind, value, visit }: Field): void {
	const [first] = scalarsAndObjectsIn(value);
	const isCode = codeNames.has(bare) && (bare !== 'code' || visit.isInError);
	if (isCode) heard.code ??= referenceOf(first);
	if (kind !== 'error' && kind !== 'message') return;
	const text = scalarsAndObjectsIn(value)
		.map(textOf)
		.find((one) => one !== null);
	if (text === undefined) return;
	const rank = isCode ? 2 : kind === 'error' || visit.isInError ? 0 : 1;
	heard.words[rank] ??= text;
}

class Heard implements Statements {
	isRefused = false;
	denial: string | null = null;
	unclear: string | null = null;
	isVouchedFor = false;
	readonly messages: string[] = [];
	code: string | null = null;
	/** What tells most first. */
	readonly words: Array<string | undefined> = [];

	get error() {
		const message = this.words.find((one) => one !== undefined) ?? null;
		return { code: this.code, message };
	}
}
