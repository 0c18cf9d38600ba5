const MS_PER_SECOND = 1000;

/**
 * Reads `Retry-After`, which is either a number of seconds or a date (RFC 9110, 10.2.3).
 *
 * @param now ms since 1970, for the date form
 * @returns seconds from now, never negative; null for a missing or invalid value
 */
export function retryAfterSeconds(header: string | null, now = Date.now()): number | null {
	const text = header?.trim() ?? null;
	if (text === null) return null;
	if (/^\d+$/.test(text)) return Number(text);
	// Dates begin with the day's name. Without this check, Date.parse reads "-5" as a year.
	if (!/^[A-Za-z]{3,9}, /.test(text)) return null;
	const date = Date.parse(text);
	return Number.isNaN(date) ? null : Math.max(0, Math.ceil((date - now) / MS_PER_SECOND));
}

export const LONGEST_RETRY_AFTER_SECONDS = 60;
