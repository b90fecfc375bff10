// `npm start` and, with --dev, `npm run dev`: makes ready what is missing, then becomes the server.
import { pathToFileURL } from "node:url";
import { ensureBuilt, ensureInstalled, enter } from "./setup.mjs";

enter();
const dev = process.argv.includes("--dev");
if (dev) process.env.APP_ENV ??= "development";
ensureInstalled();
ensureBuilt({ pages: !dev });
await import(pathToFileURL(".build/server.mjs").href);
