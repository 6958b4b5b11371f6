using ExcelChat.SampleData;

string folder = args.Length > 0 ? args[0] : Path.Combine("samples", "data");
Directory.CreateDirectory(folder);
foreach (SampleWorkbook workbook in SampleWorkbook.All)
{
    string path = Path.Combine(folder, workbook.FileName);
    await using FileStream file = File.Create(path);
    await workbook.WriteAsync(file);
    Console.WriteLine($"{path}: {file.Length} bytes");
}
