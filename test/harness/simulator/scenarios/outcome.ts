export interface DocumentScores {
	/** 0-100 each. */
	readonly screenReplay: number;
	readonly paperPrinted: number;
	readonly replacePortraits: number;
}

/** What each vendor finds in one image. */
export interface Outcome {
	/** 0-100. */
	readonly accuraFace: number | 'refused';
	/** 0-100. */
	readonly accuraId: number | 'refused';
	/** A liveness of 0-1 for each face that is found. */
	readonly kairosFaces: readonly number[];
	/** 0-100. */
	readonly argosFace: number | 'notAnalysable';
	readonly argosDocument: DocumentScores | 'notAnalysable';
}
