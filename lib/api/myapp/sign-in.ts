import { config } from "@/lib/config";
import { plainTime } from "@/lib/domain/time";
import type { AppError } from "@/lib/errors";
import type { Answer, Refusal } from "@/lib/http/dialect";
import type { TokenSignIn } from "@/lib/services/sign-in";
import { CHINESE } from "../drf/chinese";
import { fieldErrors } from "../drf/texts";
import { done, failed } from "./dialect";

/** A done sign-in (contract section 3.1). */
export function signedIn({ user: { username, email, phone }, tokens }: TokenSignIn): Answer {
  return done("登录成功", { ...pair(tokens), username, email, phone });
}

/** Field errors and wrong credentials have one message here. */
export function refusedSignIn(error: AppError): Refusal | undefined {
  const [first] = error.detail.issues ?? [];
  if (error.code !== "invalid" || !first) return undefined;
  const wrong = first.rule === "wrong_credentials";
  const data = wrong ? { non_field_errors: ["Invalid username or password"] } : fieldErrors(error.detail.issues ?? [], CHINESE);
  return failed("用户名或密码错误", data);
}

/** A done registration (contract section 3.2). */
export function registered({ user: { id, username, email }, tokens }: TokenSignIn): Answer {
  return done("创建成功", { ...pair(tokens), user: { id, username, email } });
}

/** Of all that is wrong with a registration the document tells one thing, in the order of its five cases. */
export function refusedRegistration(error: AppError): Refusal | undefined {
  if (error.code === "forbidden") return { status: 403, body: { code: 1, msg: "注册已关闭" }, message: "注册已关闭" };
  if (error.code !== "invalid") return undefined;
  const issues = error.detail.issues ?? [];
  const isMissing = (name: string) => issues.some(({ field, rule }) => field === name && ["required", "null", "blank"].includes(rule));
  if (isMissing("username") || isMissing("password")) return failed("用户名或密码不能为空");
  if (issues.some(({ rule }) => rule === "mismatch") || isMissing("confirm_password")) return failed("密码不一致");
  if (isMissing("email")) return failed("邮箱不能为空");
  if (issues.some(({ rule }) => rule === "username_taken")) return failed("该用户名已存在");
  const told = issues.filter(({ field }) => field !== "confirm_password");
  return failed("创建失败", fieldErrors(told, CHINESE));
}

function pair({ refresh, access, accessEnd }: TokenSignIn["tokens"]) {
  return { refresh, token: access, expire: plainTime(accessEnd, config("APP_TIME_ZONE")) };
}
