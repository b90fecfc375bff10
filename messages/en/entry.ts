/** Pages before the door: sign-in, registration, one-time links. */
export const entry = {
  signIn: "Sign in",
  signInTitle: "Sign in",
  signInTo: "to {host}",
  username: "Username or phone",
  password: "Password",
  showPassword: "Show password",
  hidePassword: "Hide password",
  staysSignedIn: "You stay signed in on this device for 14 days.",
  trouble: "Trouble signing in? Ask your administrator.",
  signedOut: "You are signed out.",
};
