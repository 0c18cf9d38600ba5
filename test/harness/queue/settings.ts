/** How many executions each worker runs at a time. */
export const CONCURRENCY = 10;

/** The vendor's response time, in ms. */
export const VENDOR = 300;

/**
 * As docs/scaling.md advises for production, but with shorter times. In production n8n gives up a
 * worker after a minute or more, which is too long for a test.
 */
export const shortTimes = {
	// In ms: how long a silent worker counts as alive, and how often a worker reports.
	QUEUE_WORKER_LOCK_DURATION: '20000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '2000',
	QUEUE_WORKER_STALLED_INTERVAL: '3000',
	// In minutes, and the number of executions to check.
	N8N_EXECUTIONS_QUEUE_RECOVERY_INTERVAL: '0.1',
	N8N_EXECUTIONS_QUEUE_RECOVERY_BATCH: '1000',
} as const;
