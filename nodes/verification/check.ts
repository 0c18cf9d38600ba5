/** The questions this package can ask about a picture. */
export const checkNames = ['faceLiveness', 'idLiveness', 'documentForgery'] as const;

export type CheckName = (typeof checkNames)[number];

/** The images that each check looks at, in the order in which they are read. */
export const imagesOf = {
	faceLiveness: ['image'],
	idLiveness: ['image'],
	documentForgery: ['image'],
} as const satisfies Record<CheckName, readonly string[]>;

export type ImageName<Check extends CheckName = CheckName> = (typeof imagesOf)[Check][number];

/** What a person reads where a check is meant. */
export const checkLabels = {
	faceLiveness: 'Face Liveness',
	idLiveness: 'ID Liveness',
	documentForgery: 'Document Forgery',
} as const satisfies Record<CheckName, string>;
