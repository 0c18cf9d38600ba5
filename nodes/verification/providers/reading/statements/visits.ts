import type { JsonObject } from '../fields';
import { bareName, foldedName, lastName, withoutMarks } from '../names';
import { claimKindOf, type ClaimKind } from '../words/claimKinds';
import {
	isAside,
	isDecisive,
	isGeneric,
	isNaming,
	isWrapper,
	type Polarity,
	polarityOf,
} from '../words/polarity';
import { isPlainDenial } from '../words/texts';
import { columnsIn, flattened, objectsIn } from './writtenInText';

/** An object of an answer, and what the names around it say. */
export interface Visit {
	readonly object: JsonObject;
	/** Dot path of bare names. A value in a list or a text has the path of the list or the text. */
	readonly path: string;
	/** The last name of the path. */
	readonly container: string;
	/** Whether only objects lead to it, as to the places of the scores. */
	readonly isInObjects: boolean;
	/** What the names around it say of the values in it. */
	readonly around: Polarity;
	readonly isInError: boolean;
}

export interface Field extends Omit<Visit, 'object'> {
	readonly name: string;
	readonly folded: string;
	readonly bare: string;
	readonly value: unknown;
	/** The value, or those of a list. */
	readonly parts: readonly unknown[];
	readonly kind: ClaimKind | null;
	readonly polarity: Polarity;
	/** Whether nothing says what a score in the same object is about. */
	readonly isUnnamed: boolean;
	/** The path of its object. */
	readonly holder: string;
}

export function visitsOf(body: unknown): Visit[] {
	const top = { path: '', container: '', around: 'none', isInError: false } as const;
	return objectsOf(body).map((object) => ({ object, ...top, isInObjects: object === body }));
}

export function fieldsOf({ object, path: holder, ...visit }: Visit): Field[] {
	const entries = Object.entries(object).map(([name, value]: [string, unknown]) => {
		const folded = foldedName(name);
		const bare = statedName(folded);
		return { name, folded, bare, value, named: namedPolarity(bare, value) };
	});
	const around = entries.find(({ named }) => isDecisive(named))?.named ?? visit.around;
	const isNo = entries.some(({ bare, value }) => value === false && isGeneric(bare));
	const isUnnamed = isWrapper(visit.container) && !entries.some(({ bare }) => isNaming(bare));
	return entries.map(({ name, folded, bare, value, named }) => {
		// `{"value": false, "confidence": 0.99}`: how sure it is that nothing was found.
		const isOfNo = isNo && bare === 'confidence';
		return {
			...visit,
			...{ name, folded, bare, value, holder, isUnnamed },
			path: pathOf(holder, withoutMarks(folded)),
			parts: flattened(value),
			kind: claimKindOf(bare),
			polarity: polarityOf(bare),
			around: isOfNo || isDecisive(named) ? 'none' : around,
		};
	});
}

/** `face.is_live` as a name says what `is_live` says in `face`. */
function statedName(folded: string): string {
	const whole = withoutMarks(folded);
	const last = withoutMarks(lastName(folded));
	return last !== whole && isStatement(last) && !isStatement(whole) ? last : whole;
}

function isStatement(bare: string): boolean {
	return isDecisive(polarityOf(bare)) || claimKindOf(bare) !== null;
}

/** No known place is as deep, and longer paths take more time to compare. */
const LONGEST_PATH = 300;

function pathOf(holder: string, bare: string): string {
	if (holder === '') return bare;
	return holder.length > LONGEST_PATH ? holder : `${holder}.${bare}`;
}

/** The objects in a value, and those that are written as columns. */
function objectsOf(value: unknown): JsonObject[] {
	const objects = objectsIn(value);
	return [
		...objects,
		...columnsIn([value]),
		...objects.flatMap((one) => columnsIn(Object.values(one))),
	];
}

/** What `{"name": "is_live"}` says about the values next to it. A denial is read separately. */
function namedPolarity(bare: string, value: unknown): Polarity {
	const isName = typeof value === 'string' && isNaming(bare) && !isPlainDenial(value);
	return isName ? polarityOf(bareName(value)) : 'none';
}

/**
 * The objects in a field.
 *
 * @param isOfHolder whether the field is in the same object as a score: then the score is for the
 * attack around it
 */
export function visitsIn(field: Field, isOfHolder: boolean): Visit[] {
	const { path, bare, value, polarity, kind } = field;
	const isOfAttack = field.around === 'attack' && !isOfHolder && !isAside(bare);
	const isHandedOn = !isDecisive(polarity) && (isOfAttack || isGeneric(bare));
	const around = isHandedOn ? field.around : polarity;
	const isInError = field.isInError || kind === 'error';
	const visit = { path, container: bare, around, isInError };
	return objectsOf(value).map((object) => {
		return { object, ...visit, isInObjects: field.isInObjects && object === value };
	});
}
