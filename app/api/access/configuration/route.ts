import { configuration } from "@/lib/api/access/configuration";
import { textRoute } from "@/lib/http/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = textRoute(configuration);
