import type { Messages } from "../en";

export const entry: Messages["entry"] = {
  signIn: "登录",
  signInTitle: "登录 Gatehouse",
  signInTo: "{host}",
  username: "用户名或手机号",
  password: "密码",
  showPassword: "显示密码",
  hidePassword: "隐藏密码",
  staysSignedIn: "此设备将保持登录 14 天。",
  trouble: "登录遇到问题？请联系管理员。",
  signedOut: "您已退出登录。",
};
