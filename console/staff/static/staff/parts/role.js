// @ts-check
// Roles and permissions as the reader knows them: those that come with Spout have a name in each language.
import { has, t } from '../text.js';

/** @param {{ key: string | null, name: string }} role */
export const roleName = ({ key, name }) => (key && has(`role_name.${key}`) ? t(`role_name.${key}`) : name);

/** What it lets one do. @param {{ name: string, meaning: string }} permission */
export const meaningOf = ({ name, meaning }) => (has(`permission.${name}`) ? t(`permission.${name}`) : meaning);
