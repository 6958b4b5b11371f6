namespace ExcelChat.Workbooks.Xlsx.Scanning;

/// <summary>The scanner met something that it does not read. The part may still be sound: a full parser has to look at it.</summary>
internal sealed class UnexpectedXmlException() : Exception("The part holds XML beyond what the scanner reads.");
