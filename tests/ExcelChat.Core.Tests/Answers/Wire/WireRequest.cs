using System.Text.Json;

namespace ExcelChat.Core.Tests.Answers.Wire;

/// <summary>A request as it came over the wire.</summary>
/// <param name="Head">The request line and the headers.</param>
/// <param name="Body">The body.</param>
internal sealed record WireRequest(string Head, JsonElement Body);
