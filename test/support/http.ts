import type { APIGatewayProxyEventV2 } from "aws-lambda";

export interface Request {
  readonly routeKey: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly pathParameters?: Readonly<Record<string, string>>;
  /** The body is bytes in base64, as the gateway hands over what it takes for no text. */
  readonly isBase64Encoded?: boolean;
}

/** An HTTP request as the API gateway hands it over (payload format 2.0). */
export function httpEvent({
  routeKey,
  path,
  headers = {},
  body,
  query = {},
  pathParameters = {},
  isBase64Encoded = false,
}: Request): APIGatewayProxyEventV2 {
  const [method = "GET", route = "/"] = routeKey.split(" ");
  const rawPath = path ?? route;
  return {
    version: "2.0",
    routeKey,
    rawPath,
    rawQueryString: new URLSearchParams(query).toString(),
    headers,
    queryStringParameters: query,
    pathParameters,
    isBase64Encoded,
    ...(body !== undefined && { body }),
    requestContext: {
      accountId: "",
      apiId: "",
      domainName: "",
      domainPrefix: "",
      http: { method, path: rawPath, protocol: "HTTP/1.1", sourceIp: "", userAgent: "" },
      requestId: "",
      routeKey,
      stage: "$default",
      time: "",
      timeEpoch: 0,
    },
  };
}
