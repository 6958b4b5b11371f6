using ExcelChat.Comparison;

return Pinned.Run(args) ?? await CompareVerbs.Create().Parse(args).InvokeAsync();
