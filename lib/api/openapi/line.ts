import type { ServedAddress } from "@/lib/http/catalogue";
import type { DocumentedDialect, DocumentedOperation, EndpointMethod } from "@/lib/http/documented";
import type { Endpoint } from "@/lib/http/endpoint";

/** What is known of one operation: its documented uses, at least one, and the endpoint that serves them. */
export interface Line {
  readonly document: DocumentedDialect;
  readonly uses: readonly DocumentedOperation[];
  readonly method: EndpointMethod;
  readonly address: ServedAddress;
  readonly endpoint: Endpoint;
}

/** Everything that is served and documented. */
export function linesOf(addresses: readonly ServedAddress[], documents: readonly DocumentedDialect[]): readonly Line[] {
  return addresses.flatMap((address) => {
    const document = documents.find(({ dialect }) => dialect.name === address.dialect);
    return METHODS.flatMap((method): Line[] => {
      const endpoint = address.endpoints[method];
      const uses = document?.operations.filter((one) => one.method === method && one.path === address.template) ?? [];
      return document && endpoint && uses.length > 0 ? [{ document, uses, method, address, endpoint }] : [];
    });
  });
}

const METHODS: readonly EndpointMethod[] = ["GET", "POST", "PUT", "PATCH", "DELETE"];
