/** The questions this package can ask about a picture. */
export const checkNames = ['faceLiveness', 'idLiveness', 'documentForgery', 'faceMatch'] as const;

export type CheckName = (typeof checkNames)[number];

/** The images that each check looks at, in the order in which they are read. */
export const imagesOf = {
	faceLiveness: ['image'],
	idLiveness: ['image'],
	documentForgery: ['image'],
	faceMatch: ['selfie', 'reference'],
} as const satisfies Record<CheckName, readonly string[]>;

export type ImageName<Check extends CheckName = CheckName> = (typeof imagesOf)[Check][number];

/** Whose image is at fault. `either`: the check has two images, and nobody says which one it is. */
export type FaultyImage = ImageName | 'either';

/** What a person reads where a check is meant. */
export const checkLabels = {
	faceLiveness: 'Face Liveness',
	idLiveness: 'ID Liveness',
	documentForgery: 'Document Forgery',
	faceMatch: 'Face Match',
} as const satisfies Record<CheckName, string>;
