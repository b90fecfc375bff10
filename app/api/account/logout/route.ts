import { account } from "@/lib/api/account/dialect";
import { signedOut, signOutInput } from "@/lib/api/account/sign-in";
import { endpoint } from "@/lib/http/endpoint";
import { route } from "@/lib/http/route";
import { signOut } from "@/lib/services/sign-out";

const line = endpoint({ run: signOut, input: signOutInput, present: signedOut, looksAtCaller: true });

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(account, "/account/logout/", { GET: line, POST: line, HEAD: false });
