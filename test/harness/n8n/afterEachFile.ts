import { endLeftovers } from '../processes/leftovers';

// Jest's processes end without exit events, so a failed test would leave its n8n running.
afterAll(endLeftovers);
