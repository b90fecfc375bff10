/** `OK1` and `F1` of the contract, as status and body. */
export function ok1(code: 200 | 201 | 204, data: unknown): readonly [number, string] {
  return [code === 204 ? 200 : code, JSON.stringify({ code, data, msg: "请求成功" })];
}

export function f1(code: number, data: unknown): readonly [number, string] {
  return [code, JSON.stringify({ code, data, msg: "请求异常" })];
}

export const REQUIRED = "This field is required.";
export const NULL = "This field may not be null.";
export const BLANK = "This field may not be blank.";
export const NOT_TEXT = "Not a valid string.";
export const INTEGER = "A valid integer is required.";
export const TAKEN = "A user with that username already exists.";
export const SUPERUSER_ONLY = "Only superusers may set this field.";
export const UNSIGNED = f1(401, { detail: "Authentication credentials were not provided." });
export const FORBIDDEN = f1(403, { detail: "You do not have permission to perform this action." });
export const NOT_FOUND = f1(404, { detail: "Not found." });
export const NOT_DICT = f1(400, { non_field_errors: ["Invalid data. Expected a dictionary, but got list."] });

export function longest(max: number): string {
  return `Ensure this field has no more than ${max} characters.`;
}

export function missing(id: number | string): string {
  return `Invalid pk "${id}" - object does not exist.`;
}
