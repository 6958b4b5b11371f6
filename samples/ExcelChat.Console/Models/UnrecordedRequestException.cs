using ExcelChat.Shared;

namespace ExcelChat.Console.Models;

/// <summary>A request to a model is not on record: the questions, the workbooks or ExcelChat changed since.</summary>
internal sealed class UnrecordedRequestException(string request, string path)
    : ExcelChatException($"The request {request} is not on record in {path}: the questions, the workbooks or ExcelChat changed since. Record again with eval --record.")
{
    /// <summary>The request's hash.</summary>
    public string Request { get; } = request;
}
