// The API's documentation, drawn from openapi.json by Swagger UI.
/** @type {any} */ (window).SwaggerUIBundle({
  url: "openapi.json",
  dom_id: "#api",
  deepLinking: true,
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  validatorUrl: null,
});
