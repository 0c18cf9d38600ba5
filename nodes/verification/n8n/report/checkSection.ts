import { checkLabels } from '../../check';
import type { ConsideredCheck } from '../../decision/decision';
import { providers } from '../../providers/registry';
import type { Outcome } from '../../verdict';
import { simulatedLabel } from '../words/simulationSentences';
import { outcomeLabels } from '../words/summarySentences';
import { html, type Html } from './html';
import { time, value } from './values';

/** The colours of the decision that each outcome leads to. */
const tones: Readonly<Record<Outcome, string>> = {
	pass: 'accept',
	fail: 'reject',
	inconclusive: 'review',
	pending: 'unresolved',
	error: 'unresolved',
};

const barColours: Readonly<Record<Outcome, string>> = {
	pass: '#1a9b74',
	fail: '#c7354a',
	inconclusive: '#d0952a',
	pending: '#8a949e',
	error: '#8a949e',
};

/** One verdict: its score against its threshold, and what it can be traced by. */
export function checkSection(check: ConsideredCheck): Html {
	const { node, provider, outcome, transactionId, checkedAt, sha256, simulated } = check;
	const vendor = providers.find(({ name }) => name === provider)?.label ?? provider;
	return html`<li>
		<div class="row">
			<div>
				<h3>${checkLabels[check.check]}</h3>
				<p class="quiet cut1">
					${value(simulated ? simulatedLabel(vendor) : vendor)}${node === null ? '' : html`, node ${value(node)}`}
				</p>
			</div>
			${scoreBar(check)}
			<p class="outcome ${tones[outcome]}">${outcomeLabels[outcome]}</p>
		</div>
		<dl class="facts traces">
			<dt>Vendor reference</dt>
			<dd class="cut2 code">${value(transactionId)}</dd>
			<dt>Checked at</dt>
			<dd class="cut1">${time(checkedAt)}</dd>
			<dt>SHA-256 of the file</dt>
			<dd class="cut1 code rest">${value(sha256)}</dd>
		</dl>
	</li>`;
}

function scoreBar({ outcome, score, threshold }: ConsideredCheck): Html {
	if (score === null) return html`<p class="quiet">No score</p>`;
	const limit = threshold === null ? 'no threshold' : `threshold ${threshold}`;
	const mark =
		threshold === null
			? ''
			: html`<rect x="${threshold - 0.6}" width="1.2" height="10" fill="#1c2126" />`;
	return html`<div>
		<p class="quiet"><strong>${score}</strong> of 100, ${limit}</p>
		<svg
			viewBox="0 0 100 10"
			preserveAspectRatio="none"
			role="img"
			aria-label="Score ${score} of 100, ${limit}"
		>
			<rect y="2" width="100" height="6" fill="#e4e8eb" />
			<rect y="2" width="${score}" height="6" fill="${barColours[outcome]}" />
			${mark}
		</svg>
	</div>`;
}
