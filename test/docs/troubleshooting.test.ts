import { reasonWords } from '../../nodes/verification/n8n/words/reasonWords';
import { textOf } from './markdown/files';

const pages = ['docs/troubleshooting.md', 'docs/kyc-decision.md'].map(textOf).join('\n');

test.each(Object.keys(reasonWords))('a page says what to do about %s', (reason) => {
	expect(pages).toContain(`\`${reason}\``);
});
