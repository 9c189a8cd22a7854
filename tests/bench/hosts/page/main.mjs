// The page that hosts/browser.mjs opens: it finds the session here.
import { Session } from '../../session.mjs';

globalThis.session = new Session();
