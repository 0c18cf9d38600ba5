/** The questions this package can ask about an image. */
export const checkNames = ['faceLiveness', 'idLiveness', 'documentForgery'] as const;

export type CheckName = (typeof checkNames)[number];

/** What a person reads where a check is meant. */
export const checkLabels: Record<CheckName, string> = {
	faceLiveness: 'Face Liveness',
	idLiveness: 'ID Liveness',
	documentForgery: 'Document Forgery',
};
