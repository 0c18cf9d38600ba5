export interface DocumentScores {
	/** 0-100 each. */
	readonly screenReplay: number;
	readonly paperPrinted: number;
	readonly replacePortraits: number;
}

export interface MatchScores {
	/** 0-100. */
	readonly accura: number;
	/** 0-1. */
	readonly kairos: number;
	/** 0-1. */
	readonly argos: number;
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
	/** How much the face is the applicant's. Of two images, the lower one counts. */
	readonly match: MatchScores;
}
